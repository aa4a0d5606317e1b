/** Who asks for what a publication changes. */
export const PUBLISHER = 'forecast-publication';
