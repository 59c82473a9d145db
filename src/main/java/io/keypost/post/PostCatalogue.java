package io.keypost.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the posts and their duties from the versioned data file at each start; a version once read is never changed. The leading
 * group's word goes before the file's: of a post whose duties it has adjusted, the file's are not read any more, so that neither an
 * upgrade overrules a decision nor two texts claim one number.
 */
@Component
@RequiredArgsConstructor
class PostCatalogue implements InitializingBean {

    /** A post as the data file has it. */
    record Entry(
            String code,
            String name,
            String nameEn,
            boolean mandatory,
            boolean fullTimeOnly,
            boolean enabled,
            int dutiesVersion,
            List<String> duties) {}

    record Catalogue(List<Entry> posts) {}

    /**
     * Settings of the posts.
     *
     * @param catalogue the data file
     * @param enable codes of optional posts the unit has as well
     */
    @ConfigurationProperties("keypost.posts")
    record Settings(@DefaultValue("classpath:posts.yaml") Resource catalogue, @DefaultValue({}) List<String> enable) {}

    private static final Logger LOG = LoggerFactory.getLogger(PostCatalogue.class);

    private final Posts posts;
    private final DutyVersions dutyVersions;
    private final DutyAdjustments adjustments;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    @Override
    public void afterPropertiesSet() throws IOException {
        var yaml = new ObjectMapper(new YAMLFactory()).registerModule(new ParameterNamesModule());
        try (var file = settings.catalogue().getInputStream()) {
            var catalogue = yaml.readValue(file, Catalogue.class);
            transactions.executeWithoutResult(status -> read(catalogue));
        }
    }

    private void read(Catalogue catalogue) {
        var position = 0;
        for (var entry : catalogue.posts()) {
            var post = posts.findById(entry.code()).orElseGet(() -> new Post(entry.code()));
            post.describe(entry, entry.enabled() || settings.enable().contains(entry.code()), position++);
            posts.save(post);
            readDuties(entry);
        }
    }

    private void readDuties(Entry entry) {
        var known = dutyVersions.findByPostCodeAndVersion(entry.code(), entry.dutiesVersion());
        if (adjustments.existsByPostCodeAndStatusIn(entry.code(), Set.of(DutyAdjustment.Status.ADOPTED))) {
            if (known.filter(version -> version.duties().equals(entry.duties())).isEmpty()) {
                LOG.warn(
                        "duties of {}, version {}, are not read from the data file: the leading group has adjusted them",
                        entry.code(),
                        entry.dutiesVersion());
            }
        } else if (known.isEmpty()) {
            var isFirst = dutyVersions
                    .findFirstByPostCodeOrderByVersionDesc(entry.code())
                    .isEmpty();
            dutyVersions.save(new PostDuties(
                    entry.code(), entry.dutiesVersion(), entry.duties(), isFirst ? null : LocalDate.now(clock)));
        }
    }
}
