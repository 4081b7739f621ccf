package dev.onset.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.onset.archive.Archive;
import dev.onset.archive.Series;
import dev.onset.archive.Snapshot;
import dev.onset.functions.kernels.KernelProvider;
import dev.onset.functions.kernels.Kernels;

/** The time below which no engine can answer: all cores add up the bytes that the query must read. */
final class Floor implements AutoCloseable {

    private final Archive archive;
    private final Snapshot snapshot;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService executor = Executors.newFixedThreadPool(threads);

    private Floor(Path directory) {
        archive = Archive.open(directory);
        snapshot = archive.snapshot();
    }

    static Floor open(Path directory) {
        return new Floor(directory);
    }

    /** The sum of all values of the columns. */
    double sum(List<String> columns) {
        int[] indexes = columns.stream().mapToInt(snapshot::historyColumn).toArray();
        int runs = snapshot.runCount();
        List<Future<Double>> shares = java.util.stream.IntStream.range(0, threads)
                .mapToObj(share -> executor.submit(() -> {
                    int first = (int) ((long) runs * share / threads);
                    int end = (int) ((long) runs * (share + 1) / threads);
                    return sum(indexes, first, end);
                })).toList();
        double sum = 0;
        for (Future<Double> share : shares) {
            try {
                sum += share.get();
            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return sum;
    }

    private double sum(int[] columns, int first, int end) {
        Kernels kernels = KernelProvider.kernels();
        double sum = 0;
        for (int column : columns) {
            for (int run = first; run < end; run++) {
                Series series = snapshot.series(run, column);
                if (series != null) {
                    sum += kernels.sum(series.base(), series.offset(), series.length());
                }
            }
        }
        return sum;
    }

    @Override
    public void close() {
        executor.shutdown();
        snapshot.close();
        archive.close();
    }
}
