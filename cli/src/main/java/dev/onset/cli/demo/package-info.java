/** The demonstration: real training runs, their logs, and the first three questions to them. */
@NullMarked
package dev.onset.cli.demo;

import org.jspecify.annotations.NullMarked;
