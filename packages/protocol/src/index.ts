export {
  type AgentCommand,
  type AgentReport,
  agentCommandSchema,
  agentReportSchema,
  type SocketAction,
  socketActionSchema,
} from './agentReport.ts';
export type { DistributiveOmit } from './distributiveOmit.ts';
export { type ErrorCode, errorMessages, SocketLabError } from './errors.ts';
export {
  type FaultCommand,
  faultCommandSchema,
  type HostPreset,
  hostPresetSchema,
  type PacketAction,
  type PacketDoer,
  type PacketLike,
  type ProgramAction,
  type ProgramSignal,
  packetActionSchema,
  packetDoerSchema,
  packetLikeSchema,
  programActionSchema,
  programSignalSchema,
  type WireFault,
  type WireFaultKind,
  wireFaultKinds,
  wireFaultSchema,
} from './fault.ts';
export { happenedUs } from './happenedUs.ts';
export {
  type DropReason,
  dropReasonSchema,
  type EndReason,
  type LabEvent,
  type LabEventBody,
  type LabEventKind,
  labEventSchema,
  type TcpState,
  tcpStateSchema,
} from './labEvent.ts';
export { type LabReport, type LabRequest, labReportSchema, labRequestSchema } from './labProcess.ts';
export { defaultDelayMs, delayChoicesMs, limits } from './limits.ts';
export {
  type PageRequest,
  type ParseResult,
  pageRequestSchema,
  parsePageRequest,
  protocolVersion,
  type ServerMessage,
  serverMessageSchema,
} from './pageMessage.ts';
export { type InferredSegment, inferredSegmentSchema, observedSegmentSchema, type Segment } from './segment.ts';
export {
  type Experiment,
  experimentSchema,
  type KeptFile,
  keptFileSchema,
  parseWork,
  type StudentWork,
  workFormat,
} from './studentWork.ts';
export {
  type Capabilities,
  type Capability,
  capabilitiesSchema,
  type DelayMs,
  type Direction,
  defaultHosts,
  delayMsSchema,
  directionBetween,
  directionSchema,
  type Endpoint,
  endpointSchema,
  fileNameSchema,
  type HostName,
  hostNameSchema,
  hostNames,
  labHostsSchema,
  type NameRule,
  type NetworkMode,
  networkModeSchema,
  type ObjectType,
  objectTypeSchema,
  type Preview,
  perHost,
  previewSchema,
  type Site,
  siteSchema,
} from './words.ts';
