package io.keypost.agreement;

import java.util.List;
import org.springframework.data.repository.Repository;

/** The deliveries on file. */
public interface CopyDeliveries extends Repository<CopyDelivery, Long> {

    List<CopyDelivery> findByAgreementNumberOrderByParty(String agreementNumber);

    CopyDelivery save(CopyDelivery delivery);
}
