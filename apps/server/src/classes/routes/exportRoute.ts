import { SocketLabError } from '@socketlab/protocol';
import { ClassError } from '@socketlab/protocol/class';
import type { FastifyInstance } from 'fastify';
import type { ClassRecord, ClassStore } from '../classStore.ts';

/** 내보내기, for the class's instructor, also once it is over: the cookie is looked at here, since an ended class opens nothing else. */
export function registerExport(app: FastifyInstance, needClasses: () => { store: ClassStore }): void {
  app.get<{ Params: { id: string; format: string } }>('/api/classes/:id/export.:format', async (request, reply) => {
    const { id, format } = request.params;
    const { store } = needClasses();
    const found = request.memberSecret === null ? null : store.memberBySecret(request.memberSecret);
    if (found?.member.role !== 'instructor' || found.class.id !== id) throw new ClassError('not-allowed');
    const record = store.record(id);
    if (record === null || !['json', 'csv'].includes(format)) throw new SocketLabError('not-found');
    const day = new Date(record.class.openedAtMs).toISOString().slice(0, 10);
    reply
      .header('content-disposition', `attachment; filename="socketlab-class-${day}.${format}"`)
      .header('cache-control', 'no-store');
    return format === 'csv'
      ? reply.type('text/csv; charset=utf-8').send(csvOf(record))
      : reply.type('application/json; charset=utf-8').send(JSON.stringify(forReading(record), null, 2));
  });
}

/** Sessions say which browser somebody has: nobody's business outside. */
function forReading({ members, ...rest }: ClassRecord) {
  return { format: 'socketlab-class', version: 1, ...rest, members: members.map(({ session: _, ...one }) => one) };
}

/** One line a student (RFC 4180), in UTF-8 with a mark at its start, since Excel reads Korean only then. */
function csvOf({ members, progress, polls }: ClassRecord): string {
  const students = members.filter(({ role }) => role === 'student');
  const head = [
    '별명',
    '들어온 때',
    '나간 때',
    '단계',
    '마친 해 보기',
    '해 보기',
    ...polls.map(({ question }) => question),
  ];
  const rows = students.map((one) => {
    const own = progress.filter(({ member }) => member === one.id);
    const answers = polls.map((poll) => {
      const choice = poll.answers.find(({ member }) => member === one.id)?.choice;
      return choice === undefined ? '' : (poll.choices[choice] ?? '');
    });
    return [
      one.nickname,
      timeOf(one.joinedAtMs),
      one.leftAtMs === null ? '' : timeOf(one.leftAtMs),
      one.place ? `${one.place.lesson}/${one.place.step}` : '',
      String(own.reduce((sum, { ticked }) => sum + ticked.length, 0)),
      String(own.reduce((sum, { tasks }) => sum + tasks, 0)),
      ...answers,
    ];
  });
  return `\ufeff${[head, ...rows].map((row) => row.map(fieldOf).join(',')).join('\r\n')}\r\n`;
}

const timeOf = (ms: number): string => new Date(ms).toISOString();

/** A field that a spreadsheet would take for a formula begins with an apostrophe instead (CWE-1236). */
function fieldOf(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
