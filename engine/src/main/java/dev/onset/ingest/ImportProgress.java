package dev.onset.ingest;

/**
 * How far an import is.
 *
 * @param sourcesFound sources to read that the walk has found so far
 * @param bytesFound their size on disk
 * @param walkFinished whether no more will be found: only then is what is left known
 * @param runs runs read so far
 * @param points points read so far
 * @param runsCommitted how many of the runs a commit has made safe
 */
public record ImportProgress(long sourcesFound, long sourcesDone, long bytesFound, long bytesDone,
        boolean walkFinished, long runs, long points, long runsCommitted) {}
