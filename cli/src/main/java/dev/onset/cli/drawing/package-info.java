/** Charts as pictures: laid out as shapes, which are written as SVG or painted as PNG. */
@NullMarked
package dev.onset.cli.drawing;

import org.jspecify.annotations.NullMarked;
