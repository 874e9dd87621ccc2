export { DeviceError, LogLevel, PipecatClient, RTVIMessage, logger } from "@pipecat-ai/client-js";
export { WebSocketTransport } from "@pipecat-ai/websocket-transport";
