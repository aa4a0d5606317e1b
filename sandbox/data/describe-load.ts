import type { LoadReport } from './load-report.ts';

const number = new Intl.NumberFormat('en-US');

/**
 * One line for whoever started it: what was taken, what was left out and where that is listed, which columns nobody
 * reads. `rejectsFile` is where {@link rejectsAsCsv} was written.
 */
export const describeLoad = (report: LoadReport, rejectsFile: string): string => {
  const taken = Object.values(report.files).reduce((sum, file) => sum + file.taken, 0);
  const parts = [`your files in ${report.folder}: ${number.format(taken)} rows taken`];
  const { rejects, ignoredColumns } = report;
  if (rejects.length > 0) parts.push(`${number.format(rejects.length)} left out, listed with their reasons in ${rejectsFile}`);
  if (ignoredColumns.length > 0) parts.push(`columns nobody reads: ${ignoredColumns.join(', ')}`);
  return parts.join('; ');
};
