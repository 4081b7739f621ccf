/** Results as text: tables, Markdown, CSV and JSON. */
@NullMarked
package dev.onset.cli.render;

import org.jspecify.annotations.NullMarked;
