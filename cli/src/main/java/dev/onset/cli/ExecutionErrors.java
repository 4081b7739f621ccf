package dev.onset.cli;

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import dev.onset.cli.console.ErrorBlock;
import dev.onset.cli.console.FailureText;
import dev.onset.cli.console.OutputClosedException;
import dev.onset.error.OnsetException;

/** Errors while a command runs. A stack trace appears only where the environment's ONSET_DEBUG asks for it. */
final class ExecutionErrors implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        return handle(error, command.getErr());
    }

    /** Tells of an error, and gives the exit status. */
    static int handle(Throwable error, PrintWriter err) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutputClosedException) {
                // Whether nobody reads any more or the disk is full, the standard output itself knows, see Main.
                return ExitStatus.OUTPUT_CLOSED;
            }
        }
        report(error, "", err);
        return ExitStatus.FAILED;
    }

    /** @param sql the statement that failed; empty if none did */
    static void report(Throwable error, String sql, PrintWriter err) {
        if (error instanceof OnsetException onset) {
            err.print(ErrorBlock.of(onset, sql));
        } else {
            err.println("error: " + FailureText.of(error));
        }
        if (FailureText.isDebugging()) {
            error.printStackTrace(err);
        }
        err.flush();
    }
}
