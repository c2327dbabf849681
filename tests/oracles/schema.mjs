// Holds answers and events against the OpenAPI document and the schemas of events, by ajv (JSON Schema 2020-12).
// Reads one JSON question a line on stdin and answers one JSON line each: {"errors": [text]}
//   {"document": {...}}                            -> is it a valid OpenAPI 3.1 document? The following questions go by it.
//   {"schemas": {name: schema}}                    -> the schemas of events, as they are served
//   {"method", "path", "status", "type", "body"}   -> is this answer described, and formed as described?
//   {"event": type, "body": {...}}                 -> is this event formed as described?
// A member that no schema names is an error here, though clients must ignore it: what is sent has to be described.
import { createInterface } from 'node:readline';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Validator } from '@seriousme/openapi-schema-validator';

const ajv = addFormats.default(new Ajv2020.default({ strict: false, allErrors: true }));
let document;

function exact(node) {
  if (Array.isArray(node)) {
    return node.map(exact);
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, key === 'examples' || key === 'example' ? value : exact(value)]));
  const closes = copy.properties && !copy.allOf && copy.type === 'object';
  return closes ? { additionalProperties: false, ...copy } : copy;
}

function errorsOf(reference, body) {
  const validate = ajv.getSchema(reference) ?? ajv.compile({ $ref: reference });
  return validate(body) ? [] : validate.errors.map((error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
}

const escape = (part) => part.replaceAll('~', '~0').replaceAll('/', '~1');

function follow(pointer) {
  const target = pointer.slice(2).split('/').reduce((node, part) => node?.[part.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  return target?.$ref ? follow(target.$ref) : { pointer, target };
}

function template(method, path) {
  const asked = path.split('/');
  const fits = ([known, item]) => {
    const parts = known.split('/');
    return item[method] && parts.length === asked.length && parts.every((part, i) => part.startsWith('{') || part === asked[i]);
  };
  const variables = ([known]) => known.split('{').length;
  return Object.entries(document.paths).filter(fits).sort((a, b) => variables(a) - variables(b))[0]?.[0];
}

function answer({ method, path, status, type, body }) {
  const known = template(method.toLowerCase(), path);
  if (!known) {
    return [`no operation for ${method} ${path}`];
  }
  const { pointer, target } = follow(`#/paths/${escape(known)}/${method.toLowerCase()}/responses/${status}`);
  if (!target) {
    return [`${status} is not described for ${method} ${known}`];
  }
  if (!type) {
    return target.content ? [`an answer without a body to ${method} ${known}: ${status} is described with one`] : [];
  }
  return target.content?.[type]
    ? errorsOf(`document${pointer}/content/${escape(type)}/schema`, body)
    : [`${type} is not described for ${status} of ${method} ${known}`];
}

async function take(question) {
  if (question.document) {
    document = question.document;
    ajv.addSchema(exact(document), 'document');
    const checked = await new Validator().validate(structuredClone(document));
    return checked.valid ? [] : [JSON.stringify(checked.errors).slice(0, 4000)];
  }
  if (question.schemas) {
    Object.entries(question.schemas).forEach(([name, schema]) => ajv.addSchema(exact(schema), `https://schemas/${name}.json`));
    return [];
  }
  return question.event
    ? [...errorsOf(`https://schemas/${question.event}.json`, question.body), ...errorsOf(`document#/components/schemas/${question.event}`, question.body)]
    : answer(question);
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify({ errors: await take(JSON.parse(line)) }));
}
