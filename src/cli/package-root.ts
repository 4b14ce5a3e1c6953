import { fileURLToPath } from 'node:url';

/** The running package's own folder, from its sources and from its build alike. */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
