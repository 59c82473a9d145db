package io.keypost.document;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ScanUses extends Repository<ScanUse, String> {

    Optional<ScanUse> findById(String sha256);

    ScanUse saveAndFlush(ScanUse use);
}
