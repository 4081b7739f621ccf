package dev.onset.archive;

import java.util.Arrays;

/** Ranges of numbers behind each other, from 0 on: finds the one that a number lies in. Thread-safe. */
final class Ranges {

    /** The first number of each range, and the one behind the last range. */
    private final int[] starts;
    /** Numbers are mostly asked for in their order. Threads may overwrite what others have written: it is checked when it is used. */
    private int last;

    /** @param starts ascending, from 0; not to be changed afterwards */
    Ranges(int[] starts) {
        this.starts = starts;
    }

    /** How many ranges there are. */
    int count() {
        return starts.length - 1;
    }

    /** The first number of a range; for the place behind the last one, where that ends. */
    int start(int range) {
        return starts[range];
    }

    /** Where the last range ends. */
    int end() {
        return starts[starts.length - 1];
    }

    /** The range of a number from 0 to end − 1. */
    int of(int number) {
        int known = last;
        if (number >= starts[known] && number < starts[known + 1]) {
            return known;
        }
        int found = Arrays.binarySearch(starts, number);
        if (found < 0) {
            found = -found - 2;
        }
        // Empty ranges begin at the same number as the one that has it.
        while (starts[found + 1] == number) {
            found++;
        }
        last = found;
        return found;
    }
}
