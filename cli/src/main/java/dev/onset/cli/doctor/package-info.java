/** Looks for what is amiss with an installation and an archive. */
@NullMarked
package dev.onset.cli.doctor;

import org.jspecify.annotations.NullMarked;
