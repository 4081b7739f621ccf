package dev.onset.exec.expression;

/** The gamma function by Lanczos' approximation with g = 7 and nine terms; about fifteen digits are right. */
final class Gamma {

    private static final double[] TERMS = {0.9999999999998099, 676.5203681218851, -1259.1392167224028,
        771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012, 9.984369578019572e-6,
        1.5056327351493116e-7};

    private Gamma() {}

    static double value(double x) {
        if (x == Math.rint(x) && x > 0 && x < 19) {
            double product = 1;
            for (int i = 2; i < x; i++) {
                product *= i;
            }
            return product;
        }
        if (x < 0.5) {
            return Math.PI / (Math.sin(Math.PI * x) * value(1 - x));
        }
        double logarithm = logarithm(x);
        return Math.exp(logarithm);
    }

    /** The logarithm of its absolute value. */
    static double logarithm(double x) {
        if (x == 1 || x == 2) {
            return 0;
        }
        if (x < 0.5) {
            return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logarithm(1 - x);
        }
        double sum = TERMS[0];
        for (int i = 1; i < TERMS.length; i++) {
            sum += TERMS[i] / (x - 1 + i);
        }
        double shifted = x + 6.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(shifted) - shifted + Math.log(sum);
    }
}
