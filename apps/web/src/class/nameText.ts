/** Letters that are read from the right: Hebrew, Arabic and their neighbours. */
const fromRight = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A name inside a sentence that is plain text: where its letters are read from the right it is isolated (U+2068, U+2069), so
 * that the words and marks around it stay where they are. Where there are elements, `<bdi>` does the same.
 */
export const nameText = (name: string): string => (fromRight.test(name) ? `\u2068${name}\u2069` : name);
