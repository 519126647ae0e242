/** The addresses of this server for one connection, which its identity provider has to know. */
export const serviceProviderAddresses = (publicUrl: string, connectionId: string) => ({
  entityId: `${publicUrl}/sso/${connectionId}/metadata`,
  acsUrl: `${publicUrl}/sso/${connectionId}/acs`,
  redirectUri: `${publicUrl}/sso/callback`,
});
