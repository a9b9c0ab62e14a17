import { type ErrorCode, errorMessages, SocketLabError } from '@socketlab/protocol';
import { ClassError, type ClassErrorCode } from '@socketlab/protocol/class';
import { SharingError, type SharingErrorCode } from '@socketlab/protocol/recordings';
import { RecordingRefused } from '@socketlab/recording';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalPage } from './guard/refusalPage.ts';

const statusOf: Partial<Record<ErrorCode, number>> = {
  'bad-json': 400,
  unauthorized: 401,
  'forbidden-host': 403,
  'forbidden-origin': 403,
  'not-found': 404,
  'bad-fields': 400,
  'message-too-large': 413,
  'too-many-requests': 429,
};

const statusOfClass: Partial<Record<ClassErrorCode, number>> = {
  'wrong-pin': 404,
  'bad-nickname': 400,
  'bad-secret': 403,
  banned: 403,
  'not-allowed': 403,
  'class-over': 410,
  'too-many-tries': 429,
  'classes-unavailable': 503,
};

const statusOfSharing: Record<SharingErrorCode, number> = {
  'sharing-off': 503,
  'unknown-recording': 404,
  'recording-too-large': 413,
  'too-many-recordings': 409,
  'sharing-full': 507,
  'sharing-busy': 503,
};

/** Answers a request that failed: a page for a browser, else `{ code, message }`. What nobody foresaw is told to `onInternalError`. */
export function answerRefusal(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  onInternalError: (error: unknown) => void,
): FastifyReply {
  if (error instanceof ClassError)
    return reply.code(statusOfClass[error.code] ?? 409).send({ code: error.code, message: error.message });
  if (error instanceof SharingError) {
    // Of a disk that says no, whoever started the server has to know.
    if (error.cause !== undefined) onInternalError(error.cause);
    return reply.code(statusOfSharing[error.code]).send({ code: error.code, message: error.message });
  }
  if (error instanceof RecordingRefused) return reply.code(400).send({ code: error.code, message: error.message });
  const code = errorCodeOf(error);
  if (code === 'internal') onInternalError(error);
  const status = statusOf[code] ?? 500;
  if (request.headers.accept?.includes('text/html'))
    return reply.code(status).type('text/html').send(refusalPage(code));
  return reply.code(status).send({ code, message: errorMessages[code] });
}

function errorCodeOf(error: unknown): ErrorCode {
  if (error instanceof SocketLabError) return error.code;
  const { statusCode: status = 500, code = '' } = error as { statusCode?: number; code?: string };
  if (status === 429) return 'too-many-requests';
  if (status === 413) return 'message-too-large';
  // A body that is no JSON, or doesn't call itself so.
  if (status === 415 || code.startsWith('FST_ERR_CTP') || (status === 400 && error instanceof SyntaxError))
    return 'bad-json';
  return status >= 400 && status < 500 ? 'not-found' : 'internal';
}
