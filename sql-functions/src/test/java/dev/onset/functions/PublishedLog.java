package dev.onset.functions;

/** A log that someone published: losses still falling while the gap widens; epoch 38 is missing. */
final class PublishedLog {

    static final double[] EPOCH = {20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 39};
    static final double[] TRAIN = {1.402, 1.359, 1.331, 1.305, 1.273, 1.244, 1.209, 1.184, 1.154, 1.114, 1.084,
        1.052, 1.018, 0.980, 0.940, 0.904, 0.858, 0.824, 0.743};
    static final double[] VAL = {1.432, 1.398, 1.387, 1.360, 1.354, 1.358, 1.346, 1.297, 1.321, 1.330, 1.291,
        1.273, 1.362, 1.217, 1.290, 1.237, 1.265, 1.266, 1.213};

    private PublishedLog() {}

    static FunctionCall both(String function) {
        return FunctionCall.of(function).curve(EPOCH, TRAIN).curve(EPOCH, VAL);
    }

    static FunctionCall val(String function) {
        return FunctionCall.of(function).curve(EPOCH, VAL);
    }
}
