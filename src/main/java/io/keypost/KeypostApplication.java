package io.keypost;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts keypost: one application with its process engine, web faces and database. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class KeypostApplication {

    public static void main(String[] args) {
        SpringApplication.run(KeypostApplication.class, args);
    }
}
