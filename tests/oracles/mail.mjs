// An SMTP server on a free port of this machine, for as long as stdin stays open. Prints JSON lines: first {"port"}, then one {"from", "to", "raw"} per
// mail it takes. Arguments: "tls" offers STARTTLS with a certificate that nobody trusts; "auth" wants the user "chat" with the password "s3cret".
// Recipients choose what happens: gone@… is refused for good, busy@… is put off the first time.
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';

const asked = new Set(process.argv.slice(2));
const putOff = new Set();

const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  hideSTARTTLS: !asked.has('tls'),
  authOptional: !asked.has('auth'),
  allowInsecureAuth: true,
  onAuth: ({ username, password }, session, done) =>
    username === 'chat' && password === 's3cret' ? done(null, { user: username }) : done(new Error('No such user')),
  onRcptTo({ address }, session, done) {
    if (address.startsWith('gone@')) return done(refusal(550, 'No such mailbox'));
    if (address.startsWith('busy@') && !putOff.has(address)) {
      putOff.add(address);
      return done(refusal(451, 'Try again later'));
    }
    done();
  },
  onData(stream, { envelope }, done) {
    let raw = '';
    stream.setEncoding('utf8');
    stream.on('data', part => (raw += part));
    stream.on('end', () => {
      console.log(JSON.stringify({ from: envelope.mailFrom.address, to: envelope.rcptTo.map(({ address }) => address), raw }));
      done();
    });
  },
});
server.on('error', () => {}); // A client that goes away is no fault of the server.
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.server.address().port })));
createInterface({ input: process.stdin }).on('close', () => process.exit(0));
