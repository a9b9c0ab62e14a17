import { createHash } from 'node:crypto';
import {
  type SharedRecording,
  SharingError,
  type StoredRecording,
  sharedIdSchema,
  sharingLimits,
} from '@socketlab/protocol/recordings';
import { RecordingRefused, readRecordingHeader } from '@socketlab/recording';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import { rememberBrowser } from '../guard/guard.ts';
import type { RecordingStore } from './recordingStore.ts';
import { createUploadRoom } from './uploadRoom.ts';

type ById = { Params: { id: string } };

/**
 * Keeping, opening, listing and deleting recordings. The guard has let in who may: to keep, whoever has the token or a place in a class; to open, whoever
 * knows an id; to list and delete, the browser that stored them. `store` null: nothing can be kept here.
 */
export async function registerRecordingRoutes(
  app: FastifyInstance,
  { store, clock }: { store: RecordingStore | null; clock: Clock },
): Promise<void> {
  const needStore = () => {
    if (store === null) throw new SharingError('sharing-off');
    return store;
  };
  await app.register(async (scope) => registerUpload(scope, clock, needStore));

  app.get('/api/recordings', async (request, reply): Promise<{ recordings: SharedRecording[] }> => {
    reply.header('cache-control', 'no-store');
    return { recordings: await needStore().list(browserOf(request)) };
  });

  const opens = { rateLimit: { max: sharingLimits.opensPerMinute, timeWindow: 60_000 } };
  app.get<ById>('/api/recordings/:id', { config: opens }, async (request, reply) => {
    const found = await needStore().open(idOf(request.params.id));
    if (found === null) throw new SharingError('unknown-recording');
    const { recording, file } = found;
    const day = new Date(recording.createdAtMs).toISOString().slice(0, 10);
    // Bytes of a stranger's, under this server's own name: nothing may ever take them for a page.
    return reply
      .headers({
        'content-type': 'application/octet-stream',
        'content-length': (await file.stat()).size,
        'content-disposition': `attachment; filename="socketlab-${day}.socketlab"`,
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'no-store',
      })
      .send(file.createReadStream());
  });

  app.delete<ById>('/api/recordings/:id', async (request): Promise<{ deleted: true }> => {
    const deleted = await needStore().remove(idOf(request.params.id), request.owner ? null : browserOf(request));
    // Of another's it is not even said that it is there: that would be known from the link alone.
    if (!deleted) throw new SharingError('unknown-recording');
    return { deleted: true };
  });
}

/** In a scope of its own: nothing else takes bodies of this kind, or of this size. */
function registerUpload(scope: FastifyInstance, clock: Clock, needStore: () => RecordingStore): void {
  const room = createUploadRoom();
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  scope.addContentTypeParser('*', (_request, _body, done) => done(new RecordingRefused('not-a-recording')));
  scope.setErrorHandler((error: { statusCode?: number }) => {
    throw error.statusCode === 413 ? new SharingError('recording-too-large') : error;
  });

  scope.post(
    '/api/recordings',
    {
      bodyLimit: sharingLimits.fileBytes,
      config: { rateLimit: { max: sharingLimits.uploadsPerMinute, timeWindow: 60_000 } },
      preParsing: async (request, reply) => {
        needStore();
        // What says no length may be as long as any.
        const bytes = Number(request.headers['content-length'] ?? sharingLimits.fileBytes);
        if (bytes > sharingLimits.fileBytes) throw new SharingError('recording-too-large');
        const giveBack = room.take(browserOf(request), bytes);
        const cancelEnd = clock.after(sharingLimits.uploadMs, () => request.raw.destroy());
        reply.raw.once('close', () => {
          cancelEnd();
          giveBack();
        });
      },
    },
    async (request, reply): Promise<StoredRecording> => {
      const bytes = request.body;
      if (!(bytes instanceof Uint8Array)) throw new RecordingRefused('not-a-recording');
      const { title, entries } = readRecordingHeader(bytes);
      const { id, expiresAtMs } = await needStore().keep(browserOf(request), { title, entries }, bytes);
      // Its own recordings are a browser's for as long as they are kept, not until it is closed.
      rememberBrowser(request, reply, sharingLimits.keptMs / 1000);
      return { id, expiresAtMs };
    },
  );
}

/** The session is a secret: it makes a browser the owner of its labs. */
const browserOf = ({ session }: FastifyRequest): string => createHash('sha256').update(session).digest('base64url');

/** A name of a file follows from it: whatever has another form names nothing. */
function idOf(text: string): string {
  if (!sharedIdSchema.safeParse(text).success) throw new SharingError('unknown-recording');
  return text;
}
