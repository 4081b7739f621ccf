package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class RunIdentityTest {

    @Test
    void aTellingNameStandsAlone() {
        RunIdentity identity = RunIdentity.of(Path.of("/data/cifar/lenet"), false, "");
        assertThat(identity.name()).isEqualTo("lenet");
        assertThat(identity.experiment()).isEqualTo("cifar");
        assertThat(identity.runId()).matches("lenet-[0-9a-f]{10}");
    }

    @Test
    void aCommonNameTakesItsParentAlong() {
        assertThat(RunIdentity.of(Path.of("/data/cifar/version_3"), false, "").name()).isEqualTo("cifar/version_3");
        RunIdentity twice = RunIdentity.of(Path.of("/data/project/lightning_logs/version_3"), false, "");
        assertThat(twice.name()).isEqualTo("lightning_logs/version_3");
        assertThat(twice.experiment()).isEqualTo("project");
    }

    @Test
    void aCommonFileNameGivesWayToItsFolder() {
        assertThat(RunIdentity.of(Path.of("/data/deit/log.txt"), true, "").name()).isEqualTo("deit");
        assertThat(RunIdentity.of(Path.of("/data/deit/run7_metrics.csv"), true, "").name()).isEqualTo("run7_metrics");
    }

    @Test
    void runsOfOneFileAreNumbered() {
        RunIdentity first = RunIdentity.of(Path.of("/data/a.csv"), true, "");
        RunIdentity second = RunIdentity.of(Path.of("/data/a.csv"), true, "2");
        assertThat(second.runId()).isEqualTo(first.runId() + ".2");
        assertThat(second.name()).isEqualTo("a#2");
    }

    @Test
    void thePathDecidesTheHash() {
        assertThat(RunIdentity.of(Path.of("/x/a.csv"), true, "").runId())
                .isNotEqualTo(RunIdentity.of(Path.of("/y/a.csv"), true, "").runId());
        assertThat(RunIdentity.of(Path.of("/x/../x/a.csv"), true, "").runId())
                .isEqualTo(RunIdentity.of(Path.of("/x/a.csv"), true, "").runId());
    }
}
