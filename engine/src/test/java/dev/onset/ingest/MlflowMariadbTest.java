package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** MLflow's tracking database in MariaDB, whose protocol is MySQL's. */
class MlflowMariadbTest extends MlflowServerCases {

    @Override
    TrackingServer startServer() {
        return MariadbServer.start();
    }

    @Test
    void mysqlAndMariadbAreTwoNamesOfOneDatabase() {
        read(url);
        assertThat(read(url.replace("jdbc:mysql:", "jdbc:mariadb:"))).satisfies(again -> {
            assertThat(again.failures()).isEmpty();
            assertThat(again.runs()).isZero();
            assertThat(again.filesUnchanged()).isEqualTo(2);
        });
    }
}
