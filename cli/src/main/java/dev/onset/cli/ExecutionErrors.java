package dev.onset.cli;

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import dev.onset.cli.console.ErrorBlock;
import dev.onset.cli.console.OutputClosedException;
import dev.onset.error.OnsetException;

/** Errors while a command runs. A stack trace appears only where the environment's ONSET_DEBUG asks for it. */
final class ExecutionErrors implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutputClosedException) {
                // Whether nobody reads any more or the disk is full, the standard output itself knows, see Main.
                return ExitStatus.OUTPUT_CLOSED;
            }
        }
        report(error, "", command.getErr());
        return ExitStatus.FAILED;
    }

    /** @param sql the statement that failed; empty if none did */
    static void report(Exception error, String sql, PrintWriter err) {
        if (error instanceof OnsetException onset) {
            err.print(ErrorBlock.of(onset, sql));
        } else {
            err.println("error: " + (error.getMessage() == null ? error.toString() : error.getMessage()));
        }
        String debug = System.getenv("ONSET_DEBUG");
        if (debug != null && !debug.isEmpty() && !debug.equals("0")) {
            error.printStackTrace(err);
        }
        err.flush();
    }
}
