/** What packages/lessons/src/checkReferences.ts says, in a teacher's words. A sentence that is not here is shown as it is. */
const forms = [
  [/^programs\/(\S+) is missing$/, (name) => `programs/${name} 파일이 없습니다.`],
  [/^steps\/(\S+) is missing$/, (name) => `steps/${name} 파일이 없습니다.`],
  [/^steps\/(\S+) belongs to no step$/, (name) => `steps/${name} 파일에 해당하는 단계가 없습니다.`],
  [/^two programs are called (.+)$/, (name) => `이름이 같은 프로그램이 둘입니다: ${name}.`],
  [/^two (\w+)s are called (.+)$/, (kind, name) => `${kind}의 id가 겹칩니다: ${name}.`],
  [/^step (\S+) names an unknown chapter (.+)$/, (_, name) => `chapters에 ${name}이라는 id가 없습니다.`],
  [/^no program of the step is called (.+)$/, (name) => `이 단계의 programs에 ${name}이 없습니다.`],
  [/^the answer belongs to no program of the step$/, () => '정답이 들어갈 프로그램이 이 단계의 programs에 없습니다.'],
  [/^no check is called (.+)$/, (name) => `checks에 ${name}이라는 id가 없습니다.`],
  [/^no step is called (.+)$/, (name) => `steps에 ${name}이라는 id가 없습니다.`],
  [/^a check asks a probe, and the trial has none$/, () => 'probe의 말을 묻는 검사가 있으나 probe가 없습니다.'],
];

/** @param {string} message */
export function tellReference(message) {
  for (const [form, tell] of forms) {
    const found = form.exec(message);
    if (found) return tell(...found.slice(1));
  }
  return `${message}.`;
}
