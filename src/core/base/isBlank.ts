/** Signs that show nothing, though Unicode has some of them as letters. */
const unseen = /^[\s\p{Cf}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]*$/u;

/** Whether a text has nothing in it that could be seen. */
export const isBlank = (text: string): boolean => unseen.test(text);
