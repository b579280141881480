/** All parts beyond the first ones: a bundle of its own, loaded when one of them is needed. */
export const loadServices = () => import('./services.cjs');
