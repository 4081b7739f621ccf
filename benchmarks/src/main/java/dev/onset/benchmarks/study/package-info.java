/** How good the diagnoses are: curves whose truth is known, what the functions say of them, and what other rules say. */
@org.jspecify.annotations.NullMarked
package dev.onset.benchmarks.study;
