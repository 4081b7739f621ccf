/** Small neural networks, trained for real: the tasks, the network, its training and the grid of the demo's runs. */
@NullMarked
package dev.onset.cli.demo.training;

import org.jspecify.annotations.NullMarked;
