// Reads one JSON question a line on stdin and answers one JSON line each:
//   {"secret", "headers", "body"}  -> standardwebhooks: {"genuine"}
import { createInterface } from 'node:readline';
import { Webhook } from 'standardwebhooks';

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, headers, body } = JSON.parse(line);
  let genuine = true;
  try {
    new Webhook(secret).verify(body, headers);
  } catch {
    genuine = false;
  }
  console.log(JSON.stringify({ genuine }));
}
