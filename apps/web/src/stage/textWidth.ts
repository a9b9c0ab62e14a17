/**
 * About how wide a text is set in Pretendard, in pixels: measuring in the DOM would make layout depend on what is mounted.
 * Hangul fills its em nearly; Latin letters and digits take about three fifths of it.
 */
export function textWidth(text: string, fontPx: number): number {
  let em = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code >= 0x1100) em += 0.88;
    else if (char === ' ' || char === '·' || char === '.' || char === '(' || char === ')') em += 0.32;
    else if (char >= 'A' && char <= 'Z') em += 0.68;
    else em += 0.58;
  }
  return em * fontPx;
}
