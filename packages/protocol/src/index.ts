export {
  type AgentCommand,
  type AgentReport,
  agentCommandSchema,
  agentReportSchema,
  type SocketAction,
  socketActionSchema,
} from './agentReport.ts';
export { type ErrorCode, errorMessages, SocketLabError } from './errors.ts';
export {
  type EndReason,
  type InferredSegment,
  inferredSegmentSchema,
  type LabEvent,
  type LabEventBody,
  type LabEventKind,
  labEventSchema,
  observedSegmentSchema,
  type Segment,
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
export {
  type Capabilities,
  type Capability,
  capabilitiesSchema,
  type DelayMs,
  type Direction,
  delayMsSchema,
  directionSchema,
  type Endpoint,
  endpointSchema,
  type HostName,
  hostNameSchema,
  type NameRule,
  type NetworkMode,
  networkModeSchema,
  type ObjectType,
  objectTypeSchema,
  type Preview,
  previewSchema,
  type Site,
  siteSchema,
} from './words.ts';
