/** What the server asks of a password, so that the form can say it before. */
export const FEWEST_SIGNS = 8;
