// Cold start: the first result of M1 or M4 and the time it came, from the start of the navigation.
import { prepare } from '../contestants/ort.js';
import { coldStart } from './start.js';

await coldStart(prepare);
