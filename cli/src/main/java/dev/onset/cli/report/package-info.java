/** The report: an archive's verdicts and the runs worth a look, as one page. */
@NullMarked
package dev.onset.cli.report;

import org.jspecify.annotations.NullMarked;
