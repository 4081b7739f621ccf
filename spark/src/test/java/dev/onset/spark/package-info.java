/** Apache Spark as a client of the JDBC driver. */
@NullMarked
package dev.onset.spark;

import org.jspecify.annotations.NullMarked;
