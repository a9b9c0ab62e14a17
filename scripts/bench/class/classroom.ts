import { readFileSync } from 'node:fs';
import { type SocketLab, startSocketLab } from '../../../e2e/startSocketLab.ts';
import { openWireSocket, type WireSocket } from './wireSocket.ts';

/** Somebody in the class, as their browser is to the server. */
export interface Seat {
  classId: string;
  class: WireSocket;
  /** One more page of this browser that can hold labs. */
  openPage(): Promise<WireSocket>;
}

export interface Classroom {
  instructor: Seat;
  students: Seat[];
  /** Resident memory of the server process, in MB. */
  serverMb(): number;
  close(): Promise<void>;
}

/** A server of its own with one class: an instructor and so many students, each over real HTTP and real WebSockets. */
export async function openClassroom(size: number): Promise<Classroom> {
  const folder = `${process.env.SOCKETLAB_ROOT}/.cache/bench/data-${process.pid}-${Date.now()}`;
  const socketLab = await startSocketLab({ SOCKETLAB_DATA: folder });
  const { origin, searchParams } = new URL(socketLab.url);
  const owner = { authorization: `Bearer ${searchParams.get('token')}` };
  const opened = await post(`${origin}/api/classes`, { title: '측정', instructor: '강사' }, owner);
  const { class: id, pin } = JSON.parse(opened.body);
  const instructor = await takeSeat(origin, opened.cookie, id, 'instructor');
  const students: Seat[] = [];
  for (let i = 0; i < size; i++) {
    const joined = await post(`${origin}/api/join`, { pin, nickname: `학생 ${i + 1}` }, {});
    students.push(await takeSeat(origin, joined.cookie, id, 'student'));
  }
  return { instructor, students, serverMb: () => residentMb(socketLab), close: () => socketLab.close() };
}

async function takeSeat(origin: string, cookie: string, classId: string, view: string): Promise<Seat> {
  const at = (path: string) => `${origin.replace(/^http/, 'ws')}${path}`;
  const socket = await openWireSocket(at('/ws/class'), cookie);
  await socket.ask({ kind: 'enter', class: classId, view });
  return { classId, class: socket, openPage: () => openWireSocket(at('/ws'), cookie) };
}

async function post(
  url: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<{ body: string; cookie: string }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${new URL(url).pathname}: ${answer.status} ${text}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  return { body: text, cookie };
}

function residentMb(socketLab: SocketLab): number {
  const status = readFileSync(`/proc/${socketLab.process.pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
}
