import { AppError } from '../errors/app-error.ts';

/** The system's word for what went wrong with a file (`ENOENT`); `null` when it was not that. */
export const fileErrorCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error ? error.code : null;

/** What a folder or its file system refused, as a typed error; anything else stays what it is. */
export const folderError = (error: unknown, folder: string): unknown => {
  const code = fileErrorCode(error);
  if (code === null) return error;
  if (code === 'EXDEV')
    return new AppError('CONFIG_INVALID', `the accepted folder is on another file system than ${folder}`, {
      cause: error,
      nextStep: 'Set acceptedFolder to a folder on the same file system: files are moved there, never copied.',
    });
  return new AppError('UPSTREAM_UNAVAILABLE', `the drop folder ${folder} cannot be read or written (${code})`, {
    cause: error,
    nextStep: 'Mount the folder, and give this process the right to read, rename and create files in it and beside it.',
  });
};
