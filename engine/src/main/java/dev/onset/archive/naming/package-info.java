/** Which raw metric is which canonical one: conventions, a mapping of the user's own, and how one is chosen of several. */
@NullMarked
package dev.onset.archive.naming;

import org.jspecify.annotations.NullMarked;
