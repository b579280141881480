import { setTimeout as pause } from 'node:timers/promises';

/** In milliseconds: VS Code sends what it has for the window when its timers next have their turn. */
const sendingMs = 2;

/** Waits until rows that VS Code was given are on their way to the window: they go first. */
export const untilSent = (): Promise<void> => pause(sendingMs);

/** How long rows take from here into the window, in milliseconds: VS Code does not say. */
const showingMs = 50;

/** Waits until rows that VS Code was given can be in sight. */
export const untilShown = (): Promise<void> => pause(showingMs);
