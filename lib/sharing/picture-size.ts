/** In pixels: what Open Graph's readers show whole (1.91 to 1). */
export const pictureSize = { width: 1200, height: 630 }
