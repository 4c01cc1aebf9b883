// Works out, with the notation's reference implementation (npm: opening_hours), what each hours
// value of a file is at each frozen instant, and writes our figures: a letter an instant.
//
//   npm install --prefix /tmp/reference opening_hours@3.15.0
//   node tests/truth/evaluate.mjs /tmp/reference commerces.geojson > tests/truth/lille.json
//
// o open, c closed, u unknown, x refused. A value is named by its digest: the words of the file
// stay in the file.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

process.env.TZ = "Europe/Paris"; // the reference evaluates by the clock of the machine

const INSTANTS = {
  "a Tuesday, 12:35": "2026-11-24T12:35:00+01:00",
  "14 July, 10:30": "2026-07-14T10:30:00+02:00",
  "11 November, 10:30": "2026-11-11T10:30:00+01:00",
  "11 November, 12:35": "2026-11-11T12:35:00+01:00",
  "the hour skipped, just before it": "2026-03-29T01:59:00+01:00",
  "the hour skipped, just after it": "2026-03-29T03:00:00+02:00",
  "the hour skipped, half an hour later": "2026-03-29T03:30:00+02:00",
  "the night after the hour skipped, 00:30": "2026-03-30T00:30:00+02:00",
  "the hour that comes twice, just before it": "2026-10-25T01:59:00+02:00",
  "the hour that comes twice, first time": "2026-10-25T02:30:00+02:00",
  "the hour that comes twice, second time": "2026-10-25T02:30:00+01:00",
  "the hour that comes twice, just after it": "2026-10-25T03:00:00+01:00",
  "a Saturday, 23:59": "2026-11-28T23:59:00+01:00",
  "a Sunday, 00:30": "2026-11-29T00:30:00+01:00",
};
// Département 59, as Nominatim would describe the place: it decides on the holidays.
const PLACE = {
  lat: 50.6365,
  lon: 3.0635,
  address: { country_code: "fr", state: "Hauts-de-France", county: "Nord" },
};

const [folder, file] = process.argv.slice(2);
const installed = createRequire(`${folder}/node_modules/`);
const OpeningHours = installed("opening_hours");
const { version } = installed("opening_hours/package.json");

function letters(value) {
  let hours;
  try {
    hours = new OpeningHours(value, PLACE);
  } catch {
    return "x".repeat(Object.keys(INSTANTS).length);
  }
  return Object.values(INSTANTS)
    .map((instant) => new Date(instant))
    .map((at) => (hours.getState(at) ? "o" : hours.getUnknown(at) ? "u" : "c"))
    .join("");
}

const { features } = JSON.parse(readFileSync(file, "utf8"));
const values = new Set(features.map(({ properties }) => properties.opening_hours).filter(Boolean));
const digest = (value) => createHash("sha256").update(value).digest("hex").slice(0, 16);
const figures = Object.fromEntries([...values].map((value) => [digest(value), letters(value)]).sort());
console.log(JSON.stringify({ reference: `opening_hours.js ${version}`, instants: INSTANTS, figures }, null, 1));
