export { detectCapabilities } from './detectCapabilities.ts';
export {
  type LabProcess,
  type LabProcessDone,
  type LabProcessOptions,
  type LabProcessRequest,
  LabProcessUnavailable,
  startLabProcess,
} from './startLabProcess.ts';
