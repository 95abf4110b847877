/**
 * The key of the fake tenant. It is public on purpose, a teaching key: it signs tokens that nothing outside of this lab accepts, so
 * that they are the same on every machine and anybody can verify them. Worthless elsewhere; never use it for anything real.
 */
export const TEACHING_KEY = {
  kty: 'RSA',
  n: '0m8gmuDCO4hGFaxt_1yfhhLA-LlzYA3o7bNgU7T1-QFSoebmOixM4rquEZZkxCvgjv0pB5DmG1-1RwXWcCjZ8nZNKc1WD6OkrangGkQE9SHU986nI57reK8M7a30xCk574S7BEW6slVCXlQjXrAuRaPFUPpXD1C-jRKdtstiSzWF6plRu-7gFgTSA-aXTQdb865-Ob72HXgmN6PWCU1Gl2DNVvSe3wDNvdwWCnXpELh8MalB2FLx6sTFdRhyXleZgSuar9A1YvJlh_BPsi8MyEfhZDuju279y_8zAWqfQuu4gRUr8k8RaGoXo-uDrNHFj4E1JUc77J5Cye03vpXg7Q',
  e: 'AQAB',
  d: 'AWRnUpGomfoPk_lL_AEZ9BTf2SAUTZR3T_VHGUlXSZey5dZ60PPglAJuADiev4vWbz5pB6oI1QcH0mm35A49Ijpv-Gtpmu5h-p0nBKgiYUMhSdIV7yl6v4Bm-pPooeXvl8WoyBaJrZWHUXZHNUs_RHTY1hg7PGMeyPJQf_hYqjc0HUVbGqaVXT8_hAQcaYeey_MrdOgjP9DdHLeHwo1_sfinuDGC0rwma9PhIuWw6r6ZeY1vVRiJc8Z8tWA5vWLiOdvkw0R7-W4dGdOrYfeg1gY52792RJ3ObWlebFtDQaZsuEfcLFfB6RCLtvdcxe5yfqea3dvlH23ouxE1yk7-4Q',
  p: '6njmFoxsoAfqMKsrYpdrdepafJBimcjctlmjQgxbhLWhrZ9cUOSQCIkVYe84LzPZLBMpx61zX6h-adruN-DqQm5mpwxVoH0D7CfcSRMrwft85ZI_UKC1mIks8w4Lb27NhtblxOZONrOGxHovV6cXIV6gT-3oYMG6cV530DfAlc0',
  q: '5cE6j_UX3abo1HWi_dCaFQhQkXvwwuVLOvnqDpm_RuS85UF4tPYTyLZxmsz2sGedAZnNoR4b0NtUfQrUAb4nW3ToG9cYCLjPaLsXMt8qksqXY_Kp5rbl2T_9TQ2V1Uxow2EfJMySvMxVjjLj7wjlPrmA_MGfUnB-EkhQVzrLV6E',
  dp: 'Lkq-Spdg3tuRLhitUSLKEZa6VLuA7BHPGaVq6SBddT8S859x73qgwT6nXRWIxzD6YIxMBGNHUwyGIMobnCaouYLoe3Sg9zWXb6mTAU5qpjrLttt_6qBAGiSDHl2YfmCm7UdCR_ScXoplQidJb4nKtEjlZ8J1zZyR_c4D47UOLcU',
  dq: 'yCKJ4Nye7XV3W5sdX_tWPPwBMrnEAAG8hqMsP4uuExMteIaPnxK8KRrD2xSvzvpyyfIwLSkNEeH8tu-3vczme8Raa-XyCabzBUfz7Vx4uWXAek_nsBGiJpyXCYfL_QGSQJ9ZgbSyHcPgwv2Rj6cwCnOM6J_BKQ7Uwxg648FTYAE',
  qi: 'QizH5s958lnlv8ayhUCP7sL-g6GYmhZZXba2Gh5sX6w9FzCuz34xy-zMuQF1DSEe_bcF3LnfmwA35gGlRf4DD8JSQIQhBUzxQdtnjFkXU150nwTpSn02dt1W9wVB5rv89C_nN1WQii9uMExBYLl7PPcpK5ngELfLSOiX0lytXWs',
} as const;

/** The name of the key in a token's header; version 1.0 tokens carry it as `kid` and as `x5t`. [D.1] */
export const TEACHING_KEY_ID = 'pTOFLWHaFX3byK6HGHtQrZG-5sw';
