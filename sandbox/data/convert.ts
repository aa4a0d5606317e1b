// `npm run convert -- uci|usaid SOURCE_FOLDER OUT_FOLDER`: turns a published data set into the layout that --data reads.
// In: a folder with the set's own files. Out: CSV files, conversion-notes.csv (every oddity with its line) and
// conversion.json (the counts). A mistake in the arguments or a missing file is a sentence and exit code 1.
import { convertUci } from './convert-uci.ts';
import { convertUsaid } from './convert-usaid.ts';

const CONVERTERS = new Map([
  ['uci', convertUci],
  ['usaid', convertUsaid],
]);

const USAGE = `npm run convert -- ${[...CONVERTERS.keys()].join('|')} SOURCE_FOLDER OUT_FOLDER`;
const [name = '', source, out] = process.argv.slice(2);
const convert = CONVERTERS.get(name);
if (name === '--help' || name === '-h') console.log(`Usage: ${USAGE}`);
else if (convert === undefined || source === undefined || out === undefined) {
  console.error(`Say which set, where it lies and where to write: ${USAGE}`);
  process.exitCode = 1;
} else {
  try {
    const report = await convert(source, out);
    console.log(`${report.source}: ${report.lines} lines read, ${report.taken} taken, ${report.leftOut} left out.`);
    for (const [kind, count] of Object.entries(report.notes)) console.log(`  ${kind}: ${count}`);
    for (const [figure, value] of Object.entries(report.figures)) console.log(`  ${figure} ${value}`);
    console.log(`Written to ${out}; what was odd is in conversion-notes.csv. Start with: npm start -- --data ${out}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
