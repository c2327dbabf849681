// Reads one JSON question a line on stdin and answers one JSON line each:
//   {"count": text}              -> sms-segments-calculator: {"encoding", "segments"}
//   {"split": text}              -> split-sms: {"count": {"encoding", "segments", "units", "remaining"}, "parts"}
//   {"compose": text}            -> Node's ICU: {"nfc", "nfd"}
//   {"phone": text, "country"}   -> libphonenumber-js: {"possible", "number"}
import { createInterface } from 'node:readline';
import calculator from 'sms-segments-calculator';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import splitter from 'split-sms';

function count(text) {
  const counted = new calculator.SegmentedMessage(text);
  return { encoding: counted.encodingName === 'GSM-7' ? 'GSM7' : 'UCS2', segments: counted.segmentsCount };
}

function split(text) {
  const result = splitter.split(text);
  const isGsm = result.characterSet === splitter.GSM;
  return {
    count: {
      encoding: isGsm ? 'GSM7' : 'UCS2',
      segments: result.parts.length,
      units: isGsm ? result.bytes : result.bytes / 2,
      remaining: result.remainingInPart,
    },
    parts: result.parts.map(part => part.content),
  };
}

function parse(text, country) {
  const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  return { possible: number?.isPossible() ?? false, number: number?.number ?? null };
}

function answer(question) {
  if ('count' in question) return count(question.count);
  if ('split' in question) return split(question.split);
  if ('compose' in question) return { nfc: question.compose.normalize('NFC'), nfd: question.compose.normalize('NFD') };
  return parse(question.phone, question.country);
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(answer(JSON.parse(line))) + '\n');
}
