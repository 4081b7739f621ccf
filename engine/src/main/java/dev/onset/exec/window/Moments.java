package dev.onset.exec.window;

/**
 * Count, means and co-moments of pairs (y, x): single pairs are added by Welford's recurrence, others' moments as by Chan et al.
 * (1983).
 */
final class Moments {

    /** Numbers that {@link #store} writes. */
    static final int WORDS = 6;

    private double count;
    private double meanY;
    private double meanX;
    private double squaresY;
    private double squaresX;
    private double products;

    void clear() {
        count = 0;
        meanY = 0;
        meanX = 0;
        squaresY = 0;
        squaresX = 0;
        products = 0;
    }

    void add(double y, double x) {
        count++;
        double deltaY = y - meanY;
        double deltaX = x - meanX;
        meanY += deltaY / count;
        meanX += deltaX / count;
        squaresY += deltaY * (y - meanY);
        squaresX += deltaX * (x - meanX);
        products += deltaX * (y - meanY);
    }

    void add(Moments other) {
        if (other.count == 0) {
            return;
        }
        if (count == 0) {
            count = other.count;
            meanY = other.meanY;
            meanX = other.meanX;
            squaresY = other.squaresY;
            squaresX = other.squaresX;
            products = other.products;
            return;
        }
        double total = count + other.count;
        double share = other.count / total;
        double weight = count * share;
        double deltaY = other.meanY - meanY;
        double deltaX = other.meanX - meanX;
        meanY += deltaY * share;
        meanX += deltaX * share;
        squaresY += other.squaresY + deltaY * deltaY * weight;
        squaresX += other.squaresX + deltaX * deltaX * weight;
        products += other.products + deltaX * deltaY * weight;
        count = total;
    }

    void store(double[] words, int at) {
        words[at] = count;
        words[at + 1] = meanY;
        words[at + 2] = meanX;
        words[at + 3] = squaresY;
        words[at + 4] = squaresX;
        words[at + 5] = products;
    }

    void load(double[] words, int at) {
        count = words[at];
        meanY = words[at + 1];
        meanX = words[at + 2];
        squaresY = words[at + 3];
        squaresX = words[at + 4];
        products = words[at + 5];
    }

    double count() {
        return count;
    }

    double meanY() {
        return meanY;
    }

    double meanX() {
        return meanX;
    }

    double squaresY() {
        return squaresY;
    }

    double squaresX() {
        return squaresX;
    }

    double products() {
        return products;
    }
}
