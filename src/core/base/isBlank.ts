/** Characters that show nothing, though Unicode counts some of them as letters. */
const unseen = /^[\s\p{Cf}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]*$/u;

/** Whether a text has no visible character. */
export const isBlank = (text: string): boolean => unseen.test(text);
