/** Which curves a picture shows, and what is marked on them: read from an archive, nothing drawn yet. */
@NullMarked
package dev.onset.cli.curves;

import org.jspecify.annotations.NullMarked;
