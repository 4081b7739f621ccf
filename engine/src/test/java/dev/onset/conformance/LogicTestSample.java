package dev.onset.conformance;

/**
 * Which records of each file are run: always the same ones, whatever the machine.
 *
 * @param first so many queries at the beginning
 * @param every of the others, each so-manieth
 * @param statements how many statements at most; the file ends with them
 */
record LogicTestSample(int first, int every, int statements) {

    boolean has(int query) {
        return query < first || query % every == 0;
    }
}
